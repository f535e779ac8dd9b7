"""For whoever writes a campaign: begins one by questions, and reads one as an editor would."""
