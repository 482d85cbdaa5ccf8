import models
import jobs
models.Spec.geo = "global"
jobs.run()
