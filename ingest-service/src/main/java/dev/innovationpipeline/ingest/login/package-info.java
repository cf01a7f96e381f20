/**
 * The login of people at the page: OpenID Connect's code flow, or a key in exchange for a session.
 */
@NullMarked
package dev.innovationpipeline.ingest.login;

import org.jspecify.annotations.NullMarked;
