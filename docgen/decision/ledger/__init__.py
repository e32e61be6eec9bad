"""The ledger: a decision's finance lines and figures."""

from docgen.decision.ledger.figures import faults, figures, printed

__all__ = ["faults", "figures", "printed"]
