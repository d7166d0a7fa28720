"""Pictures of a policy: each pathway with its conditions, and the ladders that the pathways connect."""
