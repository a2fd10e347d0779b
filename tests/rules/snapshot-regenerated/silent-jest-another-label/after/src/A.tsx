export const A = () => <form><input classFull name="field" aria-label="Full name" required/></form>;
