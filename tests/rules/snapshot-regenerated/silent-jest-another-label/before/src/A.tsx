export const A = () => <form><input className="field" aria-label="Name" required/></form>;
