from register import register

register.add(inference_geo="global")
