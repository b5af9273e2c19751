"""The Gradio page: layout and wiring, and an answer as HTML."""
