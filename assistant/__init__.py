"""How questions are answered: interpreted, searched for, quoted and cited."""
