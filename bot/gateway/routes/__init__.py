"""One router a topic. Routes translate between HTTP and the services; they decide nothing."""
