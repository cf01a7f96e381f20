/** The settings of who gets in. */
@NullMarked
package dev.innovationpipeline.ingest.security;

import org.jspecify.annotations.NullMarked;
