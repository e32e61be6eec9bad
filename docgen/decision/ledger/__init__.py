"""The ledger: a decision's finance lines and figures."""

from docgen.decision.ledger.figures import faults, figures, gap, printed

__all__ = ["faults", "figures", "gap", "printed"]
