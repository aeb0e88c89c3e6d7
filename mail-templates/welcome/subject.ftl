${text('subject', (groups?size == 1)?then(groups[0].name, site.name))}
