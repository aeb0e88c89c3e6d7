${text('subject')}
