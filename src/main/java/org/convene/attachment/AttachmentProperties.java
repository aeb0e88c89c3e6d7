package org.convene.attachment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one mail may carry. Every recipient gets all of it.
 *
 * @param total of all pictures and files together, before they are encoded for mail
 * @param files how many pictures and files
 * @param pixels of a picture as it comes; it is made smaller anyway
 */
@ConfigurationProperties("convene.attachment")
record AttachmentProperties(@DefaultValue("5MB") DataSize total, @DefaultValue("10") int files,
        @DefaultValue("60000000") long pixels) {}
