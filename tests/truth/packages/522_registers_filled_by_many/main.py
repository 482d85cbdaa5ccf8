import reg, a, svc, b
svc.run_all()
