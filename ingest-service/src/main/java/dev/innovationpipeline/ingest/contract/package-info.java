/** The published contract: the schemas of the events and the OpenAPI description. */
@NullMarked
package dev.innovationpipeline.ingest.contract;

import org.jspecify.annotations.NullMarked;
