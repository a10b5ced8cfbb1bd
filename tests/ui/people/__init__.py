"""The people page with real windows."""
