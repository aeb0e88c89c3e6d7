${text('subject', site.name)}
