package org.convene.web;

import java.io.IOException;

import org.springframework.web.multipart.MultipartFile;

import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/**
 * A file that came with a form. Files wait on disk; one that is too large is not read from there, so that it costs no memory,
 * and the form is shown again with everything else that was typed.
 */
public final class Upload {
    /** The most that any file may have, in megabytes. */
    public static final int MOST = 20;

    private Upload() {}

    /**
     * The content.
     *
     * @param field of the form
     * @param most in megabytes
     * @throws InvalidInput beside the field when it is larger
     */
    public static byte[] read(MultipartFile file, String field, int most) throws IOException {
        if (file.getSize() > (long) most << 20) {
            throw new InvalidInput(FieldProblem.of(field, "problem.upload.large", most));
        }
        return file.getBytes();
    }
}
