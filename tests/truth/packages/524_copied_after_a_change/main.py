import conf
conf.configure(geo="global")
import users
users.run()
