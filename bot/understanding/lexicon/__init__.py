"""The words of the domain: YAML files that an officer can extend, and what is made of them."""
