def hold_what_cannot_run(records, *, by):
    pass
