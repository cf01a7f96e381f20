/** The web server: static resources, security headers, small connections. */
@NullMarked
package dev.innovationpipeline.ingest.web;

import org.jspecify.annotations.NullMarked;
