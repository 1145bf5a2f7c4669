/** The generated client speaks of a type that browsers' libraries declare and Node's do not. */
type BodyInit = NonNullable<RequestInit['body']>;
