/** What the description of the HTTP interface promises, checked. */
@NullMarked
package dev.innovationpipeline.ingest.contract;

import org.jspecify.annotations.NullMarked;
