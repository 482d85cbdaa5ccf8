class Scheduler:
    def __init__(self, jobs):
        self._jobs = tuple(jobs)

    def tick(self, hour):
        for job in filter(lambda j: hour in j.hours, self._jobs):
            job.action(*job.args)
