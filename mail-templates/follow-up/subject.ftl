<#import "/_layout/meeting.ftl" as meeting>
${text('subject', meeting.what(), group)}
