"""The words of the interface: facts and keys in, sentences out."""
