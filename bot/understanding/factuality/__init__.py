"""What is asserted, and what is denied, asked, supposed, planned or only aimed at."""
