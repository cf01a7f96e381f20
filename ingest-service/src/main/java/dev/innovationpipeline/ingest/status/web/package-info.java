/** Status and server-sent events over HTTP. */
@NullMarked
package dev.innovationpipeline.ingest.status.web;

import org.jspecify.annotations.NullMarked;
