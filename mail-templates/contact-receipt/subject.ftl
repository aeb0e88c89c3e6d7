${text('subject.' + kind)}
