/**
 * Makes text from outside the system safe to keep: models' answers, documents, errors, requests;
 * and names contents by their hash.
 */
@NullMarked
package dev.innovationpipeline.schema.text;

import org.jspecify.annotations.NullMarked;
