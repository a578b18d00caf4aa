"""How CHLO's ops are drawn at random, by the file that defines them (`hloom.dialects.sampling`)."""
