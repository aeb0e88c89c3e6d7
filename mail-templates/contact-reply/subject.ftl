${text('subject', subject)}
