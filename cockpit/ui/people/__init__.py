"""The people page: whom I meet when, what we talk about, and how well the rhythm is kept."""
