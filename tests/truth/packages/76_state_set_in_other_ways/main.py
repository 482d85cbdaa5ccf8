# exact: platform, region
# open: model, geo
"""State changed in one module and read in another, in less usual ways."""
import core.config as config
from core import calls, knobs

calls._before()
config.MODEL = "claude-opus-5"
calls._after_module_attribute()
knobs._turn()
calls._after_setattr()
calls._after_class_attribute()
calls._counter_first()
calls._counter_first()
calls._mutable_default("claude-haiku-4-5")
calls._mutable_default("claude-opus-4-7")
calls._closure_state()
calls._property_setter()
calls._own_setattr()
calls._descriptor()
calls._chain_map()
calls._generator_sends()
calls._contextvar()
calls._decorated(model="claude-sonnet-4-6")
calls._finally_changes()
calls._except_changes()
calls._loop_else()
calls._single("x")
calls._single(3)
calls._inherited_default()
calls._swapped_methods()
calls._dict_from_zip()
calls._late_binding()
calls._in_a_block()
