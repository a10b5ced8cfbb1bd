"""The metrics, one file each, in the order in which they are offered."""

from __future__ import annotations

from cockpit.analysis.metric import Metric
from cockpit.catalog.metrics.abandonment import ABANDONMENT
from cockpit.catalog.metrics.absence import ABSENCE
from cockpit.catalog.metrics.activities_needed import ACTIVITIES_NEEDED
from cockpit.catalog.metrics.activity_attainment import ACTIVITY_ATTAINMENT
from cockpit.catalog.metrics.activity_volume import ACTIVITY_VOLUME
from cockpit.catalog.metrics.aht import AHT
from cockpit.catalog.metrics.asa import ASA
from cockpit.catalog.metrics.average_check import AVERAGE_CHECK
from cockpit.catalog.metrics.average_deal import AVERAGE_DEAL
from cockpit.catalog.metrics.call_to_deal import CALL_TO_DEAL
from cockpit.catalog.metrics.coverage import COVERAGE
from cockpit.catalog.metrics.csat import CSAT
from cockpit.catalog.metrics.deal_age import DEAL_AGE
from cockpit.catalog.metrics.deals_lost import DEALS_LOST
from cockpit.catalog.metrics.deals_opened import DEALS_OPENED
from cockpit.catalog.metrics.deals_won import DEALS_WON
from cockpit.catalog.metrics.discount import DISCOUNT
from cockpit.catalog.metrics.hygiene import HYGIENE
from cockpit.catalog.metrics.idle_days import IDLE_DAYS
from cockpit.catalog.metrics.lateness import LATENESS
from cockpit.catalog.metrics.lead_conversion import LEAD_CONVERSION
from cockpit.catalog.metrics.lead_response import LEAD_RESPONSE
from cockpit.catalog.metrics.margin import MARGIN
from cockpit.catalog.metrics.occupancy import OCCUPANCY
from cockpit.catalog.metrics.open_deals import OPEN_DEALS
from cockpit.catalog.metrics.open_value import OPEN_VALUE
from cockpit.catalog.metrics.pace import PACE
from cockpit.catalog.metrics.participation import PARTICIPATION
from cockpit.catalog.metrics.portfolio_mix import PORTFOLIO_MIX
from cockpit.catalog.metrics.push_count import PUSH_COUNT
from cockpit.catalog.metrics.push_days import PUSH_DAYS
from cockpit.catalog.metrics.quota_attainment import QUOTA_ATTAINMENT
from cockpit.catalog.metrics.revenue import REVENUE
from cockpit.catalog.metrics.sales_cycle import SALES_CYCLE
from cockpit.catalog.metrics.sales_velocity import SALES_VELOCITY
from cockpit.catalog.metrics.shortage import SHORTAGE
from cockpit.catalog.metrics.slip_rate import SLIP_RATE
from cockpit.catalog.metrics.slip_rate_value import SLIP_RATE_VALUE
from cockpit.catalog.metrics.stage_age import STAGE_AGE
from cockpit.catalog.metrics.stage_conversion import STAGE_CONVERSION
from cockpit.catalog.metrics.stage_regression import STAGE_REGRESSION
from cockpit.catalog.metrics.stalled_deals import STALLED_DEALS
from cockpit.catalog.metrics.stalled_value import STALLED_VALUE
from cockpit.catalog.metrics.target_mismatch import TARGET_MISMATCH
from cockpit.catalog.metrics.weighted_value import WEIGHTED_VALUE
from cockpit.catalog.metrics.win_curve import WIN_CURVE
from cockpit.catalog.metrics.win_rate import WIN_RATE
from cockpit.catalog.metrics.win_rate_broad import WIN_RATE_BROAD
from cockpit.catalog.metrics.win_rate_value import WIN_RATE_VALUE

_LISTED = (
    QUOTA_ATTAINMENT,
    PACE,
    COVERAGE,
    SHORTAGE,
    PARTICIPATION,
    ACTIVITIES_NEEDED,
    TARGET_MISMATCH,
    REVENUE,
    WIN_RATE,
    WIN_RATE_VALUE,
    WIN_RATE_BROAD,
    WIN_CURVE,
    AVERAGE_DEAL,
    AVERAGE_CHECK,
    PORTFOLIO_MIX,
    MARGIN,
    DISCOUNT,
    SALES_CYCLE,
    SALES_VELOCITY,
    DEALS_WON,
    DEALS_LOST,
    DEALS_OPENED,
    OPEN_DEALS,
    OPEN_VALUE,
    WEIGHTED_VALUE,
    STALLED_DEALS,
    STALLED_VALUE,
    HYGIENE,
    DEAL_AGE,
    STAGE_AGE,
    IDLE_DAYS,
    STAGE_CONVERSION,
    STAGE_REGRESSION,
    SLIP_RATE,
    SLIP_RATE_VALUE,
    PUSH_COUNT,
    PUSH_DAYS,
    LEAD_CONVERSION,
    LEAD_RESPONSE,
    ACTIVITY_VOLUME,
    ACTIVITY_ATTAINMENT,
    CALL_TO_DEAL,
    CSAT,
    AHT,
    ASA,
    OCCUPANCY,
    ABANDONMENT,
    LATENESS,
    ABSENCE,
)
METRICS: dict[str, Metric] = {metric.key: metric for metric in _LISTED}
