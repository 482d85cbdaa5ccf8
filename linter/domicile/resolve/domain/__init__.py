"""The abstract domain: values under guards, and the heap and the states that hold them."""
