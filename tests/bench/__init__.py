"""The measurements themselves: what they measure is there, and their budgets hold on a small database."""
