${(count == 1)?then(text('one', site.name), text('many', site.name, count))}
