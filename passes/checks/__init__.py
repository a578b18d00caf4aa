"""How checks become values of StableHLO: `comparison` says what one computes, `status` carries what it found."""
