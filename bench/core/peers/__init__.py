"""The peers, each in its best form: rules compiled beforehand, plain fields in, a yes or no per pathway out."""
