# exact: platform, model, geo, pair
import app
app.ask()
app.ask2()
app.ask3()
