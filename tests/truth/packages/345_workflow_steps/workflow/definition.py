from workflow.steps import classify, outline, write

STEPS = [outline, classify, write]
