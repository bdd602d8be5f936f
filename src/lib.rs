//! standto: a readiness and asset-register auditor.
