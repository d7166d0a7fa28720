"""What happens to every request, whatever the route: size, headers, log, figures, the unexpected."""
