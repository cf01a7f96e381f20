/** Editing outputs and cards over HTTP: reading, checking, publishing edits one after another. */
@NullMarked
package dev.innovationpipeline.ingest.edit;

import org.jspecify.annotations.NullMarked;
