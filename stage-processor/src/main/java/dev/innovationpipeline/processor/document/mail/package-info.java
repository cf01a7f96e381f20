/** The text of mails with their attachments. */
@NullMarked
package dev.innovationpipeline.processor.document.mail;

import org.jspecify.annotations.NullMarked;
