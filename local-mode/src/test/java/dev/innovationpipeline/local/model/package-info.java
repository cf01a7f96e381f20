/** The offline model is deterministic, grounded in the document, and fails as it is told. */
@NullMarked
package dev.innovationpipeline.local.model;

import org.jspecify.annotations.NullMarked;
