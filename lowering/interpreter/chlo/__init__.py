"""chlo: functions that StableHLO lacks, implicit broadcasting of those that it has, and ops that expand to several."""
