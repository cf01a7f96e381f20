/** The limits of what one caller, one company or one address may ask for. */
@NullMarked
package dev.innovationpipeline.ingest.limit;

import org.jspecify.annotations.NullMarked;
