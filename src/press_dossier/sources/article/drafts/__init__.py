"""From facts to the YAML of a draft: sections, bodies, evidence, doubts."""
