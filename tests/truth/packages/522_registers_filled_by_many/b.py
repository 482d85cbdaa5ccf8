import reg
reg.add(model="claude-sonnet-4-6", inference_geo="us")
reg.SPECS[0]["inference_geo"] = "global"
